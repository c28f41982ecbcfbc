"""Reports on a class: what is told, put into sections once, and written as HTML or CSV."""
