/** Dashed means that production never shows this. */
export function DevelopmentTag() {
  return <span className="tag tag-development">Development only</span>
}
