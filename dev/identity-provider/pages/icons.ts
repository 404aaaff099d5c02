import { markup } from './html.ts'

/** The outlined mark of the provider, in the colour of the text. */
export const mark = markup(
  `<svg class="provider-mark" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true" focusable="false"><rect x="2" y="2" width="20" height="20" rx="5"/><circle cx="12" cy="12" r="3" fill="currentColor" stroke="none"/></svg>`,
)

export const faultIcon = icon('M8 1.75a6.25 6.25 0 1 1 0 12.5 6.25 6.25 0 0 1 0-12.5ZM8 5v3.25M8 10.9v.01')
export const warningIcon = icon('M8 2.25 14.5 13.5h-13ZM8 6.5v3M8 11.5v.01')
export const checkIcon = icon(
  'M8 1.75a6.25 6.25 0 1 1 0 12.5 6.25 6.25 0 0 1 0-12.5ZM5.5 8.25l1.75 1.75 3.25-3.75',
)

/** The mark as the browser tab's icon. */
export const favicon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><style>g{color:#151d21}@media (prefers-color-scheme:dark){g{color:#eceff1}}</style><g fill="none" stroke="currentColor" stroke-width="2"><rect x="2" y="2" width="20" height="20" rx="5"/><circle cx="12" cy="12" r="3" fill="currentColor" stroke="none"/></g></svg>'

function icon(path: string) {
  return markup(
    `<svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="${path}"/></svg>`,
  )
}
