//! What is said to those who ask for help.

/// What help is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// The commands.
    All,
    /// `serve`
    Serve,
    /// `test`
    Test,
    /// `bench`
    Bench,
    /// `build`
    Build,
    /// `package`
    Package,
    /// `setup`
    Setup,
    /// `finish`
    Finish,
}

impl Topic {
    /// The text.
    pub fn text(self) -> &'static str {
        match self {
            Self::All => {
                "\
cargo xtask COMMAND

  serve     the page at http://127.0.0.1:3000, with an API behind it
  test      every check of this project
  bench     measure the release build in a browser
  build     the release build, in dist/
  package   the element as a package for npm, in target/package/
  setup     bring the tools for these, and nothing else

Each brings the tools that it needs and does not find. `cargo xtask COMMAND --help` says more."
            }
            Self::Serve => {
                "\
cargo xtask serve [--release] [--backend URL] [--port PORT] [--no-open]

Builds the page, serves it on 127.0.0.1 and builds it again whenever a file changes.
The reference API answers at /api/, with a task of 12,345 records. Ctrl-C ends both.

  --release       compiled as for an upload
  --backend URL   hand /api/ on to this API instead of the reference API
  --port PORT     the page's port (3000)
  --no-open       do not open a browser"
            }
            Self::Test => {
                "\
cargo xtask test [STEP…] [--browser NAME,NAME…] [-- ARGUMENT…]

Runs these steps, or the named ones, up to the first that fails:

  format   rustfmt has nothing to change
  lint     clippy has nothing to say, natively and for wasm
  native   tests without a browser
  web      tests of components in headless Chromium
  e2e      tests of the release build, on nginx and on Caddy too
  bench    cargo xtask bench --smoke
  portals  tests of the npm package in sample portals

  --browser NAME,NAME…   e2e in these, of chromium, firefox and webkit, in place of chromium

What comes after -- goes to the test program of e2e, for example the name of a test."
            }
            Self::Bench => {
                "\
cargo xtask bench [--records N,N…] [--rounds N] [--against NAME] [--save NAME]
cargo xtask bench --smoke | --sizes | --lighthouse [--save NAME]

Measures the release build in headless Chromium, with the reference API's tasks: how it comes, how
they load, what they take, how fast they answer, how soon a hand is felt, what runs while nothing
happens. Prints one table, and marks what misses its target. It fails when an answer is wrong, and
never because of a figure. Nothing else should keep the machine busy.

  --records N,N…   sizes of tasks (10000,100000,1000000)
  --rounds N       how often each question is asked (21, of more than 100,000 records 11)
  --save NAME      keep the build, in target/bench/kept/NAME
  --against NAME   measure a kept build too, in turn with today's, and print both beside each other

  --smoke          everything once, with 10,000 records: whether it can be measured
  --sizes          what the page takes on the line, and its module by crate and function; compiles
                   nothing more, and runs wasm-opt a second time, to keep the names
  --lighthouse     Lighthouse's scores of the page on nginx, and what keeps them from 100"
            }
            Self::Build => {
                "\
cargo xtask build

Leaves the release build in dist/, ready to be uploaded to any folder of any web server, and beside
each file the same compressed by brotli and gzip."
            }
            Self::Package => {
                "\
cargo xtask package

Leaves the element as a package for npm in target/package/: a module, its types and its wasm files.
`npm pack target/package` makes the one file that `npm install` takes."
            }
            Self::Setup => {
                "\
cargo xtask setup [--for serve|test|build]

Brings the tools for one of the commands, or for all, and does nothing else.
What is not a package of the system is kept in ~/.cache/yccall-task-info, or in the folder
that the environment variable YTI_TOOLS names."
            }
            Self::Finish => {
                "\
cargo xtask finish

Makes the files of a release build small, and gives those of any build their names. trunk calls it;
nobody has to type it."
            }
        }
    }
}
