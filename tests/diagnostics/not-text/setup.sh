# Latin-1, as an old editor would save it.
printf -- '---\ntitle: Caf\351\n---\n' > content/cafe.md
