"""What the form and the law demand of the answers."""
