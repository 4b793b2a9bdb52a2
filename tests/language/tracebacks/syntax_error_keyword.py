# A word that cannot stand there.

total = 1
for = 5
