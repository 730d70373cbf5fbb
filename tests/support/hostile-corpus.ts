// Every file that was made to break a reader, of all formats, in one list.
import { hostileDocuments } from './hostile-documents.ts'
import type { HostileFile } from './hostile-file.ts'
import { hostileOcr } from './hostile-ocr.ts'
import { hostilePdfs } from './hostile-pdf.ts'
import { hostileTei } from './hostile-tei.ts'

export const hostileCorpus: readonly HostileFile[] = [
  ...hostileDocuments,
  ...hostilePdfs.map((file) => ({ ...file, name: `PDF: ${file.name}` })),
  ...hostileTei.map((file) => ({ ...file, name: `TEI: ${file.name}` })),
  ...hostileOcr.map((file) => ({ ...file, name: `OCR: ${file.name}` })),
]
