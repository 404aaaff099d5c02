'use client'

import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'

/**
 * What must be answered before the page goes on. The focus goes to its first control, and back when it is gone. Escape
 * does what `onEscape` does; its title may change, and is read out again then.
 */
export function Modal({ title, text, onEscape, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  // Before React takes the element away: only a dialog that is closed gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="dialog"
      role="alertdialog"
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      onCancel={(event) => {
        event.preventDefault()
        onEscape()
      }}
      // Chromium closes it at a second Escape whatever the page says.
      onClose={onClose}
    >
      <h2 id={`${id}title`} className="text-empty" aria-live="polite">
        {title}
      </h2>
      <p id={`${id}text`} className="mt-2 text-ink-soft">
        {text}
      </p>
      {children}
    </dialog>
  )
}

type ModalProps = {
  title: string
  text: string
  onEscape: () => void
  onClose: () => void
  children: ReactNode
}
