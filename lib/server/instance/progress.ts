/** Takes a line for the person who waits: one sentence, in the present. */
export type Progress = (line: string) => void
