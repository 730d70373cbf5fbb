'use client'

// For the server this is a reference: German is a file that browsers keep, and not a part of every page.
export { de as germanTexts } from '#components/messages/de.ts'
