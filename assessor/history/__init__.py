"""What has changed: the steps a person can take back."""
