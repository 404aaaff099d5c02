/** The brand mark, 24 px: decoration beside the name, so screen readers skip it. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <rect width="24" height="24" rx="6" />
      <path d="M8.75 8.25a3.75 3.75 0 1 0 0 7.5 3.75 3.75 0 0 0 3.54-2.5h2.21v2h2.5v-2h1.75v-2.5h-6.46a3.75 3.75 0 0 0-3.54-2.5Zm0 2.4a1.35 1.35 0 1 1 0 2.7 1.35 1.35 0 0 1 0-2.7Z" />
    </svg>
  )
}
