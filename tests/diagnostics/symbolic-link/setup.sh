ln -s index.md content/copy.md
