// The one secret of an instance, and the keys derived from it. Made on first start, readable by its owner only.
import { hkdfSync, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { environment } from './environment.ts'
import { codeOf, explainWrite, InstanceProblem } from './instance-problem.ts'

const cached = new Map<string, Buffer>()

/**
 * A key of 32 bytes for one purpose: HKDF-SHA-256 of the instance's secret, so that no purpose's key tells another's.
 * The same on every start and in every process of the instance.
 */
export function secret(purpose: string): Buffer {
  const { dataDir } = environment()
  const master = cached.get(dataDir) ?? loadOrCreate(dataDir)
  cached.set(dataDir, master)
  return Buffer.from(hkdfSync('sha256', master, '', `fontes:${purpose}`, 32))
}

function loadOrCreate(dataDir: string): Buffer {
  const path = join(dataDir, 'secret')
  try {
    return load(path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw explainWrite(error, dataDir)
  }
  // Written beside and linked into place: another process sees the whole secret or none, and the first one wins.
  const draft = join(dataDir, `secret.${randomBytes(6).toString('hex')}`)
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true })
    linkSync(draft, path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw explainWrite(error, dataDir)
  } finally {
    rmSync(draft, { force: true })
  }
  return load(path)
}

function load(path: string): Buffer {
  const text = readFileSync(path, 'utf8').trim()
  const isWhole = /^[0-9a-f]{64,}$/i.test(text) && new Set(text).size >= 8
  if (!isWhole) {
    throw new InstanceProblem(
      `The file ${path} does not hold a secret of at least 64 random hexadecimal digits.`,
      'Put back the file from your backup, or remove it: a new one is made and everybody signs in again.',
    )
  }
  return Buffer.from(text, 'hex')
}
