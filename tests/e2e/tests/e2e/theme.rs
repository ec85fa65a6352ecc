//! Light and dark.

use anyhow::Result;
use e2e::session::{Scheme, in_browser_preferring};
use e2e::{Page, Task, in_browser};

#[tokio::test]
async fn the_switch_makes_the_page_light_and_dark() -> Result<()> {
    in_browser(async |page| {
        page.connect(&Task::usual()).await?;
        let first = Brightness::of(page).await?;
        page.press("theme").await?;
        let light = Brightness::of(page).await?;
        page.press("theme").await?;
        let dark = Brightness::of(page).await?;
        page.press("theme").await?;
        let last = Brightness::of(page).await?;

        light.expect_light();
        dark.expect_dark();
        assert_eq!(first, last, "the switch comes round to what the system says");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_a_choice_it_is_as_the_system_says() -> Result<()> {
    let dark = async |page: &Page| {
        Brightness::of(page).await?.expect_dark();
        Ok(())
    };
    let light = async |page: &Page| {
        Brightness::of(page).await?.expect_light();
        Ok(())
    };
    in_browser_preferring(Scheme::Dark, dark).await?;
    in_browser_preferring(Scheme::Light, light).await
}

/// How bright things are, from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, serde::Deserialize)]
struct Brightness {
    /// Behind everything the element draws.
    element: f64,
    /// The texts.
    text: f64,
    /// Around the element.
    page: f64,
}

impl Brightness {
    async fn of(page: &Page) -> Result<Self> {
        let script = "
          const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
          const brightness = (color) => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = color;
            canvas.fillRect(0, 0, 1, 1);
            const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
          };
          const app = getComputedStyle(root.querySelector('[data-theme]'));
          const page = getComputedStyle(document.documentElement);
          return {
            element: brightness(app.backgroundColor),
            text: brightness(app.color),
            page: brightness(page.backgroundColor),
          };";
        page.script(script, []).await
    }

    fn expect_light(self) {
        assert!(self.element > 200.0 && self.text < 80.0, "{self:?}");
        assert!(self.page > 200.0, "the page around the element goes with it: {self:?}");
    }

    fn expect_dark(self) {
        assert!(self.element < 60.0 && self.text > 180.0, "{self:?}");
        assert!(self.page < 60.0, "the page around the element goes with it: {self:?}");
    }
}
