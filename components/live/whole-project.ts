/** Under which a page that brings only the beginnings of a project fetches the whole of it. */
export const wholeProjectId = (slug: string): string => `whole-${slug}`
