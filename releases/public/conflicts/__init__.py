"""说法不一: the periods of which published releases tell values that cannot all be true."""
