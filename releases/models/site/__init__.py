"""What the running site keeps for itself: no part of any release."""
