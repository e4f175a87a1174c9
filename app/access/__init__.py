"""Who somebody is: devices, links that give rights, join codes and the addresses that lead to faces."""
