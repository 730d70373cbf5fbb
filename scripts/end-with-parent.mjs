// Preloaded into the web server: when the process that started it is gone, it must not keep the port.
process.once('disconnect', () => process.exit(1))
