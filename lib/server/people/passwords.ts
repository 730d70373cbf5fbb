// Passwords by Node's own scrypt. Parameters stand in the stored string, so they can be raised later: a login with
// an older string writes a new one. N=2^15, r=8, p=3 needs 32 MiB and about 0.2 s (OWASP Password Storage).
import 'server-only'
import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'

interface Cost {
  readonly n: number
  readonly r: number
  readonly p: number
}
const cost: Cost = { n: 2 ** 15, r: 8, p: 3 }
const keyLength = 32

// Each hash holds 32 MiB: a burst of sign-ins must wait in line instead of filling the memory.
const atOnce = 2
let running = 0
const waiting: (() => void)[] = []

/** `scrypt$N$r$p$salt$key`, salt and key in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.n, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/**
 * Whether `password` belongs to `stored`. With `null` (nobody of that name, or no password yet) it takes the same
 * time and says no, so that an answer's delay does not tell who has an account.
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const parsed = stored === null ? null : parse(stored)
  if (!parsed) {
    await derive(password, Buffer.alloc(16), cost)
    return false
  }
  const key = await derive(password, parsed.salt, parsed.cost)
  return key.length === parsed.key.length && timingSafeEqual(key, parsed.key)
}

/** Whether `stored` was made with other parameters than today's. */
export function isOutdated(stored: string): boolean {
  const parsed = parse(stored)
  return !parsed || parsed.cost.n !== cost.n || parsed.cost.r !== cost.r || parsed.cost.p !== cost.p
}

function parse(stored: string): { cost: Cost; salt: Buffer; key: Buffer } | null {
  const [scheme, n, r, p, salt, key] = stored.split('$')
  if (scheme !== 'scrypt' || !salt || !key) return null
  return {
    cost: { n: Number(n), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  }
}

async function derive(password: string, salt: Buffer, { n, r, p }: Cost): Promise<Buffer> {
  if (running >= atOnce) await new Promise<void>((resume) => waiting.push(resume))
  else running++
  try {
    // NFKC: the same word typed on another keyboard is the same password (NIST SP 800-63B 3.1.1.2).
    const options: ScryptOptions = { N: n, r, p, maxmem: 256 * n * r }
    return await new Promise((resolve, reject) =>
      scrypt(password.normalize('NFKC'), salt, keyLength, options, (error, key) =>
        error ? reject(error) : resolve(key),
      ),
    )
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
