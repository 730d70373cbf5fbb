// Work that one process does while the others wait, and then find done.
import { Client } from 'pg'

/** One number for each such work, so that they do not wait for each other. */
const locks = { migrate: 0x466f6d67, demonstration: 0x466f6465 }

/** Runs `work` while no other process runs the same on the database at `url`; a killed process holds nothing back. */
export async function oneAtATime<T>(
  url: string,
  what: keyof typeof locks,
  work: () => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [locks[what]])
    return await work()
  } finally {
    await client.end()
  }
}
