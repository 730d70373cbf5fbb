// What keeps an instance from running, in words its keeper can act on.

/** A reason in one sentence, and in a second what to do about it. Shown as it is, without a stack. */
export class InstanceProblem extends Error {
  readonly remedy: string

  constructor(reason: string, remedy: string, options?: ErrorOptions) {
    super(reason, options)
    this.name = 'InstanceProblem'
    this.remedy = remedy
  }
}

/** The code of a system error (`EACCES`, `ENOSPC` …) or of PostgreSQL (`57P03`), or an empty string. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return typeof code === 'string' ? code : ''
}

/** Says in plain words what a failed attempt to write into `folder` means; anything else is passed on as it is. */
export function explainWrite(error: unknown, folder: string): unknown {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new InstanceProblem(
        `Fontes may not write into ${folder}.`,
        'Give your user the right to write there, or choose another folder with FONTES_DATA_DIR.',
        { cause: error },
      )
    case 'ENOSPC':
    case 'EDQUOT':
      return new InstanceProblem(
        `The disk that holds ${folder} is full.`,
        'Free some space, then start again.',
        {
          cause: error,
        },
      )
    case 'ENOTDIR':
    case 'EEXIST':
      return new InstanceProblem(
        `${folder} is not a folder, or lies below a file.`,
        'Choose another folder with FONTES_DATA_DIR.',
        { cause: error },
      )
    default:
      return error
  }
}
