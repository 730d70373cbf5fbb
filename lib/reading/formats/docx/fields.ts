// Fields of a Word document: a command that is none of the text, and the words that it last gave, which are (ECMA-376 17.16).
export interface Fields {
  /** `fldChar`: `begin`, `separate` or `end`. */
  sign(type: string): void
  /** A field that is one element. */
  open(instruction: string): void
  close(): void
  /** Characters of a command. */
  command(text: string): void
  /** What stands here is a command, or the result of one inside it. */
  isCommand(): boolean
  /** What stands here is the result of a command for a table of contents. */
  isContents(): boolean
  /** Forgets what is open; whether a command was. */
  reset(): boolean
}

/** `onField`: told the name of each field's command (`REF`, `PAGE`) when it is known. */
export function fieldReader(onField: (name: string) => void): Fields {
  let fields: { isCommand: boolean; command: string }[] = []
  const tell = (command: string): void =>
    onField(/^[\s=]*([A-Za-z]+)/.exec(command)?.[1]?.toUpperCase() ?? '')
  return {
    sign(type) {
      const last = fields.at(-1)
      if (type === 'begin') fields.push({ isCommand: true, command: '' })
      else if (type === 'end') {
        const ended = fields.pop()
        if (ended?.isCommand) tell(ended.command)
      } else if (last) {
        if (last.isCommand) tell(last.command)
        last.isCommand = false
      }
    },
    open(command) {
      tell(command)
      fields.push({ isCommand: false, command })
    },
    close: () => void fields.pop(),
    command(text) {
      const last = fields.at(-1)
      if (last?.isCommand && last.command.length < 10_000) last.command += text
    },
    isCommand: () => fields.some((field) => field.isCommand),
    isContents: () => fields.some(({ isCommand, command }) => !isCommand && /^\s*TOC\b/.test(command)),
    reset() {
      const wasOpen = fields.some((field) => field.isCommand)
      fields = []
      return wasOpen
    },
  }
}
