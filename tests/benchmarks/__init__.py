"""What the plugin and the command line cost, as ratios measured in one run."""
