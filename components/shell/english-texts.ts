'use client'

// For the server this is a reference: English is a file that browsers keep, and not a part of every page.
export { en as englishTexts } from '#components/messages/en.ts'
