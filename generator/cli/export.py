"""`export`: a selection of the library as a book, a document, slides, a table or data."""
