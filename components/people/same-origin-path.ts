/** `next` if it is a path of this site, else the list of projects: a link to the sign-in page must not lead elsewhere. */
export function sameOriginPath(next: string | undefined): string {
  const home = '/projects'
  if (!next?.startsWith('/')) return home
  const here = 'http://fontes.invalid'
  try {
    // The parser knows the disguises (`//host`, `/\host`, tabs); what it makes of them has another origin.
    const url = new URL(next, here)
    return url.origin === here ? `${url.pathname}${url.search}${url.hash}` : home
  } catch {
    return home
  }
}
