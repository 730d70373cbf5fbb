// In `npm test` laws are tried with the same cases each time, so that whoever sees a failure sees it again. With FONTES_LAW_RUNS
// they are tried that often, and with other cases each time.
import fc from 'fast-check'

const runs = Number(process.env['FONTES_LAW_RUNS'])
fc.configureGlobal(runs ? { numRuns: runs } : { seed: 1648 })
