"""What the inventory costs in CPU, wall time, memory and disk, as ratios within one run. No test is here, and no figure fails a build."""
