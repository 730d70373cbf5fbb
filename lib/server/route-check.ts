// Holds the routes against the list of endpoints: every export of a route file under app/api/v1 is made by defineRoute,
// answers exactly the endpoints of its address and method, and no endpoint is left without a route. Run by the build
// (as a program) and by a test.
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Endpoint } from '#lib/api/endpoint.ts'
import { listEndpoints } from '#lib/api/endpoints.ts'
import { nouns, recordKinds } from '#lib/live/records.ts'
import { endpointsOf } from './define-route.ts'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
/** next-auth's own door; it answers only three fixed actions and is tested by itself. */
const withoutEndpoint = ['app/api/auth/[...nextauth]/route.ts']

/** What is wrong between routes and endpoints, one sentence each; empty when nothing is. */
export async function checkRoutes(root = process.cwd()): Promise<string[]> {
  const found: string[] = []
  const answered = new Map<string, string>()
  for (const file of await listRouteFiles(root)) {
    if (withoutEndpoint.includes(file)) continue
    if (!file.startsWith('app/api/v1/')) {
      found.push(`${file} is outside app/api/v1: describe it in endpoints.ts`)
      continue
    }
    const exported = (await import(pathToFileURL(path.join(root, file)).href)) as Record<string, unknown>
    for (const [name, handler] of Object.entries(exported)) {
      const endpoints = endpointsOf(handler)
      if (!methods.includes(name)) found.push(`${file} exports ${name}, which is no method`)
      else if (endpoints.length === 0) found.push(`${file} ${name} is not made by defineRoute`)
      for (const endpoint of endpoints) {
        const address = `${endpoint.method} ${endpoint.path}`
        if (endpoint.method !== name || !isAddressOf(file, endpoint))
          found.push(`${file} ${name} answers ${address}`)
        const other = answered.get(address)
        // A folder that names the noun comes before the one for all nouns; Next decides so too.
        if (other && isForAllNouns(other) === isForAllNouns(file))
          found.push(`${address} is answered twice: ${file}, ${other}`)
        answered.set(address, file)
      }
    }
  }
  const listed = new Set(listEndpoints().map(({ method, path: address }) => `${method} ${address}`))
  for (const address of listed) if (!answered.has(address)) found.push(`${address} has no route`)
  for (const address of answered.keys())
    if (!listed.has(address)) found.push(`${address} is not in endpoints.ts`)
  return found
}

const isForAllNouns = (file: string): boolean => file.includes('/[plural]/')

async function listRouteFiles(root: string): Promise<string[]> {
  const files = await readdir(path.join(root, 'app'), { recursive: true })
  return files
    .map((file) => path.posix.join('app', ...file.split(path.sep)))
    .filter((file) => /(^|\/)route\.(ts|tsx|js|jsx|mjs)$/.test(file))
    .sort()
}

/** Whether Next leads the endpoint's path to this file: `[plural]` stands for the nouns, unless a folder names one. */
function isAddressOf(file: string, endpoint: Endpoint): boolean {
  const address = file.slice('app/api/v1'.length, -'/route.ts'.length).replace(/\[(\w+)\]/g, '{$1}')
  const plurals = recordKinds.map((kind) => nouns[kind].plural)
  return (
    address === endpoint.path ||
    plurals.some((plural) => address.replace('{plural}', plural) === endpoint.path)
  )
}

if (import.meta.main) {
  const found = await checkRoutes()
  for (const line of found) process.stderr.write(`${line}\n`)
  if (found.length === 0) process.stdout.write(`${listEndpoints().length} endpoints, each with its route\n`)
  process.exitCode = found.length === 0 ? 0 : 1
}
