// What a project or an edition can be taken out as.
export const exportFormats = ['html', 'tei', 'w3c', 'markdown', 'archive'] as const
export type ExportFormat = (typeof exportFormats)[number]
