"""The nouns of the house: what a brief is made of, from the source line to the shelf.

Everything here is frozen and knows nothing of files, Markdown or addresses on a site.
Lines are numbered from 1, as an editor sees them. Offsets count code points of the
`text` they stand beside, end exclusive (W3C Annotation Model 4.2.5 counts the same way).
"""
