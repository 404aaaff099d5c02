'use client'

import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'

/**
 * A modal dialog. The focus moves to its first control, and back when it closes. Escape calls `onEscape`. When the
 * title changes, screen readers announce it again.
 */
export function Modal({ title, text, onEscape, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  // Runs before React removes the element: the browser restores the focus only when a dialog closes.
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
      // Chromium closes the dialog at a second Escape even after `preventDefault`.
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
