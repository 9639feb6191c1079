printf '\357\273\277' | cat - content/data/branches.yaml > new
mv new content/data/branches.yaml
