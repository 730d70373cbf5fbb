// Versions below which a known hole is open. The registry's own audit does not answer everywhere, the lock file does.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Entry {
  version?: string
  link?: boolean
  license?: string
}

/** Null: must be there. `absentIsFine`: only counts when some package brings it in. */
const floors: [name: string, floor: string, presence: 'required' | 'absentIsFine'][] = [
  ['next', '16.4.6', 'required'],
  ['next-auth', '4.24.15', 'required'],
  ['@tiptap/core', '3.30.4', 'required'],
  ['prosemirror-view', '1.42.3', 'required'],
  ['sharp', '0.35.5', 'absentIsFine'],
  ['pdfjs-dist', '6.2.108', 'absentIsFine'],
  ['mammoth', '1.11.0', 'absentIsFine'],
  ['dompurify', '3.4.11', 'absentIsFine'],
  ['nodemailer', '8.0.5', 'absentIsFine'],
]

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> }
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>

/** Every copy of a package, wherever it lies in the tree. */
function versionsOf(name: string): string[] {
  return Object.entries(lock.packages)
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([, entry]) => entry.version ?? '')
}

function isAtLeast(version: string, floor: string): boolean {
  const [have, want] = [version, floor].map((text) => text.split('-')[0]?.split('.').map(Number) ?? [])
  for (let index = 0; index < 3; index++) {
    const difference = (have?.[index] ?? 0) - (want?.[index] ?? 0)
    if (difference !== 0) return difference > 0
  }
  // A pre-release comes before the release of the same number.
  return !version.includes('-')
}

describe('the lock file', () => {
  it.each(floors)('holds %s at %s or later', (name, floor, presence) => {
    const versions = versionsOf(name)
    if (presence === 'required') expect(versions).not.toEqual([])
    expect(versions.filter((version) => !isAtLeast(version, floor))).toEqual([])
  })

  it('knows that a pre-release, and 1.9 before 1.10, are too old', () => {
    expect(isAtLeast('16.4.6-canary.1', '16.4.6')).toBe(false)
    expect(isAtLeast('1.9.0', '1.10.0')).toBe(false)
    expect(isAtLeast('1.10.0', '1.9.9')).toBe(true)
  })

  it('comes from exact versions, so that two installations are the same', () => {
    const asked = { ...manifest['dependencies'], ...manifest['devDependencies'] }
    // `npm:name@1.2.3`: a second version of a package, under another name.
    const exact = /^(?:npm:[\w./@-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/
    expect(Object.entries(asked).filter(([, version]) => !exact.test(version))).toEqual([])
  })

  it('names the public registry, no other place', () => {
    const text = readFileSync('package-lock.json', 'utf8')
    const hosts = new Set([...text.matchAll(/"resolved": "https?:\/\/([^/"]+)/g)].map((match) => match[1]))
    expect([...hosts].filter((host) => host !== 'registry.npmjs.org')).toEqual([])
  })
})
