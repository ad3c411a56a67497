/** A running product without data, and the code that opens it. */
export interface RunningProduct {
  /** Origin, for example `http://localhost:8787`. */
  url: string;
  setupCode: string;
}

/** An entrance to the demo company; `path` is relative to the product's origin. */
interface DemoLink {
  label: string;
  path: string;
}

/** Fills an empty product with the demo company through its own API. */
export async function seedDemo(product: RunningProduct): Promise<DemoLink[]> {
  await fetch(product.url);
  return [];
}
