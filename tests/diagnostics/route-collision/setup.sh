# One file on many machines; not every one could hold this fixture.
mkdir static
echo one > static/notes.txt
echo two > static/Notes.txt
