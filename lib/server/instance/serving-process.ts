// How the process is started that serves everybody: its options, and what the C library is told about memory.
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const scripts = path.resolve(import.meta.dirname, '../../../scripts')
const preloaded = (script: string): string[] => ['--import', pathToFileURL(path.join(scripts, script)).href]

/** Options of Node for a process that gives its memory back when it is quiet. */
export const memoryOptions: readonly string[] = ['--expose-gc', ...preloaded('give-memory-back.mjs')]

/** Options of Node for the web server. */
export const serverOptions: readonly string[] = [...preloaded('end-with-parent.mjs'), ...memoryOptions]

/**
 * For glibc; others pass it over. Large pieces are asked of the system one by one and go back to it at once, which it else
 * unlearns after the first large one; and two arenas instead of eight for each processor keep fewer half-empty ones.
 */
export const memoryEnvironment: Readonly<Record<string, string>> = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
}
