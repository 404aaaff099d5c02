/** How far, in seconds, the provider's clock and ours may be apart wherever a time of its tokens is judged. */
export const clockToleranceSeconds = 30
