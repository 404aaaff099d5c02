/** A sentence in which `backticks` mark code. */
export function MachineWords({ text }: { text: string }) {
  return text.split('`').map((part, index) => {
    if (index % 2 === 0) return part
    // Parts never change places: the text is fixed.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    return <code key={index}>{part}</code>
  })
}
