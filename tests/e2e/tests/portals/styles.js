// Every computed style of elements. Found as `styles` by the tests' scripts.
const label = (element) => `${element.localName}.${element.getAttribute("class") ?? ""}#${element.id}`;
const stylesOf = (element) => {
  const style = getComputedStyle(element);
  return Object.fromEntries(Array.from(style, (name) => [name, style.getPropertyValue(name)]));
};
const styles = (elements) => Array.from(elements, (element) => [label(element), stylesOf(element)]);
