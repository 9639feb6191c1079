# Not a file that anyone could read to its end.
mkfifo content/pipe.md
