Dear Rita,

Thank you for the the tour of the kiln.
