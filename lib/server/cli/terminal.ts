// What the command line says and how it ends. Answers go to standard output, everything else to standard error, so that a
// JSON answer can be piped on; the exit code alone tells a script what happened.
import { ZodError } from 'zod'
import { AppError, type ErrorCode } from '#lib/api/problem.ts'
import { InstanceProblem } from '../instance/instance-problem.ts'

export const exitCodes = {
  ok: 0,
  /** Something broke that should not have. */
  failed: 1,
  /** The command was called wrongly. */
  usage: 2,
  /** The input was refused, or is unsure and a choice is asked for. */
  refused: 3,
  notFound: 4,
  /** `doctor` found something. */
  findings: 5,
  /** The database, a file or a folder cannot be reached. */
  unavailable: 6,
} as const

export const exitHelp = `
Exit codes: 0 done · 1 failed · 2 wrong call · 3 input refused · 4 not found · 5 doctor found something · 6 database, file or folder out of reach`

/** Prints `value` as JSON, or `text` for people. */
export function answer(isJson: boolean, value: unknown, text: string): void {
  process.stdout.write(
    isJson ? `${JSON.stringify(value, null, process.stdout.isTTY ? 2 : 0)}\n` : `${text}\n`,
  )
}

/** A line for the person who waits. */
export function progress(line: string): void {
  process.stderr.write(`${line}\n`)
}

const exitOf: Partial<Record<ErrorCode, number>> = {
  invalid: exitCodes.usage,
  not_found: exitCodes.notFound,
  unavailable: exitCodes.unavailable,
  internal: exitCodes.failed,
}

/** Says what went wrong and returns the exit code for it. Unknown errors are shown with their trace: they are ours. */
export function fail(isJson: boolean, error: unknown): number {
  if (error instanceof AppError) {
    const { code, reason, message, extra } = error
    if (isJson) answer(true, { error: { code, reason: reason ?? null, message, ...extra } }, '')
    else progress([message, ...hints(error)].join('\n'))
    return exitOf[code] ?? exitCodes.refused
  }
  if (error instanceof InstanceProblem) {
    const message = `${error.message} ${error.remedy}`
    if (isJson) answer(true, { error: { code: 'unavailable', reason: null, message } }, '')
    else progress(message)
    return exitCodes.unavailable
  }
  if (error instanceof ZodError) {
    const fields = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
    return fail(isJson, new AppError('invalid', 'These values cannot be used:', { fields }))
  }
  const system = error as NodeJS.ErrnoException
  if (typeof system.code === 'string' && typeof system.syscall === 'string') {
    const message = `${system.path ?? 'The file'} cannot be used (${system.code}).`
    const code = system.code === 'ENOENT' ? 'not_found' : 'unavailable'
    if (isJson) answer(true, { error: { code, reason: system.code, message } }, '')
    else progress(message)
    return code === 'not_found' ? exitCodes.notFound : exitCodes.unavailable
  }
  const message = error instanceof Error ? error.message : String(error)
  if (isJson) answer(true, { error: { code: 'internal', reason: null, message } }, '')
  else progress(error instanceof Error ? (error.stack ?? message) : message)
  return exitCodes.failed
}

function hints({ extra }: AppError): string[] {
  const fields = (extra.fields ?? []).map(({ path, message }) => `  ${path}: ${message}`)
  const candidates = (extra.candidates ?? []).map(
    ({ encoding, preview }) =>
      `  --encoding ${encoding.padEnd(14)} ${preview.replace(/\s+/g, ' ').slice(0, 100)}`,
  )
  return candidates.length > 0 ? ['Choose one of these:', ...candidates, ...fields] : fields
}
