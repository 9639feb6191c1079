name=$(printf 'content/caf\351.txt')
echo text > "$name"
