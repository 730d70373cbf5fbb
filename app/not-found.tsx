import { NotFoundSheet } from '#components/shell/problem-sheets.tsx'

export default function NotFound() {
  return <NotFoundSheet />
}
