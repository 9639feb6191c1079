mkdir static
echo text > 'static/a:b.txt'
