// Tables as RFC 4180 writes them: fields in quotation marks may hold commas, line ends, and quotation marks twice.

export interface CsvTable {
  readonly rows: readonly (readonly string[])[]
  /** Whether a quotation mark at the end was never closed. */
  readonly isOpen: boolean
}

export function parseCsv(text: string): CsvTable {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let isQuoted = false
  let isFilled = false
  const endRow = (): void => {
    row.push(field)
    // An empty line is no row.
    if (isFilled || row.length > 1) rows.push(row)
    ;[row, field, isFilled] = [[], '', false]
  }
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i)
    if (isQuoted) {
      if (sign !== '"') field += sign
      else if (text[i + 1] === '"') field += text.charAt(i++)
      else isQuoted = false
    } else if (sign === '"' && field === '') [isQuoted, isFilled] = [true, true]
    else if (sign === ',') {
      row.push(field)
      field = ''
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[i + 1] === '\n') i++
      endRow()
    } else {
      field += sign
      isFilled = true
    }
  }
  endRow()
  return { rows, isOpen: isQuoted }
}
